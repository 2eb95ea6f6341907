package com.lexintel.audit;

import jakarta.enterprise.context.RequestScoped;

/** Who the present request is from. */
@RequestScoped
public class Visit {
  private Actor actor;

  /** Called once, before anything is done. */
  public void by(Actor caller) {
    actor = caller;
  }

  Actor actor() {
    return actor == null ? Actor.SYSTEM : actor;
  }
}

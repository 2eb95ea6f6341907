package com.lexintel.audit;

import jakarta.enterprise.context.RequestScoped;

/** Who the present request is from, or whose request is carried out. */
@RequestScoped
public class Visit {
  private Actor actor;

  /** Called once, before anything is done. */
  public void by(Actor caller) {
    actor = caller;
  }

  /** {@link Actor#SYSTEM} for what nobody asked for. */
  public Actor actor() {
    return actor == null ? Actor.SYSTEM : actor;
  }
}

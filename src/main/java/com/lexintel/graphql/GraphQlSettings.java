package com.lexintel.graphql;

import com.lexintel.node.StartOrder;
import com.lexintel.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** What an operator says of GraphQL. */
@ApplicationScoped
public class GraphQlSettings {
  private boolean introspection;

  protected GraphQlSettings() {}

  /**
   * @throws IllegalArgumentException naming the setting whose value cannot be used
   */
  @Inject
  public GraphQlSettings(Settings settings) {
    introspection = settings.flag("lexintel.graphql.introspection");
  }

  /** Reads them at the start, so that a bad one stops it. */
  void check(
      @Observes @Priority(StartOrder.SETTINGS) @Initialized(ApplicationScoped.class)
          Object start) {}

  /** Whether clients may ask for the schema. */
  boolean introspection() {
    return introspection;
  }
}

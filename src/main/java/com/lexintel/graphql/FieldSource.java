package com.lexintel.graphql;

/** Where some fields of the schema come from. */
public interface FieldSource {

  /** Says how its fields are resolved. */
  void wire(Wiring wiring);
}

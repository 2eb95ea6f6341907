package com.lexintel.redis;

/** How a node hears what is published. */
enum Hearing {
  LIVE,
  /** All of it, but late: more came at once than the node can take. */
  BEHIND,
  AWAY
}

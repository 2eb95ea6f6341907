package com.lexintel.streaming;

/** Why a client's subscription is over. */
public enum Ending {
  /** The client wants no more, or has gone. It is told nothing. */
  LEFT,

  /** The client may no longer see what it followed, and was told so. */
  ACCESS_REVOKED,

  /** The node stops. The client is to come back elsewhere. */
  STOPPING,

  /** The client does not read. It may come back. */
  UNREAD,

  /** The client has been told everything that there will ever be. */
  COMPLETE
}

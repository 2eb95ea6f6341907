package com.lexintel.identity.token;

import java.time.Instant;
import java.util.UUID;

/**
 * A token for scripts, as its owner sees it.
 *
 * @param scope {@code read} or {@code write}
 */
public record ApiToken(UUID id, String name, String scope, Instant createdAt, Instant expiresAt) {}

package com.lexintel.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The HTTP API; {@code META-INF/openapi.yaml} describes it. */
@ApplicationScoped
@ApplicationPath("/api")
public class LexIntelApplication extends Application {}

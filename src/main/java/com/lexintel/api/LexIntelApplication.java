package com.lexintel.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The HTTP API. */
@ApplicationScoped
@ApplicationPath("/api")
@OpenAPIDefinition(info = @Info(title = "LexIntel", version = "1"))
public class LexIntelApplication extends Application {}

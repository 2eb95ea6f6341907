package com.lexintel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks container tests of what does not depend on the application server: scripts in a browser,
 * Redis, or SQL that decides. Their requests and streams go through what other tests try on each
 * server. {@code .ci/run} leaves them out on Payara; {@code mvn verify -Ppayara} runs them.
 */
@Tag("same-on-every-server")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SameOnEveryServer {}

package com.lexintel.database;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs in the caller's transaction, or else in one of its own. Any exception rolls it back.
 *
 * <p>In the place of {@code jakarta.transaction.Transactional}, which Payara cannot share among
 * threads: {@code docs/decisions/0015-own-transaction-interceptor.md}.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InTransaction {}

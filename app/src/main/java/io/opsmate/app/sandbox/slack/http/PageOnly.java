package io.opsmate.app.sandbox.slack.http;

import io.micronaut.http.annotation.FilterMatcher;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks controllers that only the sandbox's own page may call. */
@FilterMatcher
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface PageOnly {}

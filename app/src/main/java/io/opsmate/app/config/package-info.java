/** The settings, read from the environment once and checked before anything starts. */
@NullMarked
package io.opsmate.app.config;

import org.jspecify.annotations.NullMarked;

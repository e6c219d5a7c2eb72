/** Walks through the whole application from outside: a process of its own, driven over HTTP by whoever Slack lets in. */
@NullMarked
package io.opsmate.app.walk;

import org.jspecify.annotations.NullMarked;

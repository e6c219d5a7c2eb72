/** {@code ./opsmate bench}: measures a running OpsMate from a process of its own, against a Slack stand-in. */
@NullMarked
package io.opsmate.app.cli.bench;

import org.jspecify.annotations.NullMarked;

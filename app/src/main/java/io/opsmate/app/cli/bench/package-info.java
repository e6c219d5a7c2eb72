/**
 * {@code ./opsmate bench}: the figures of {@code docs/benchmarks.md}. Some measure a running OpsMate from a process of its
 * own, against a Slack stand-in; others the approval core on a database of its own.
 */
@NullMarked
package io.opsmate.app.cli.bench;

import org.jspecify.annotations.NullMarked;

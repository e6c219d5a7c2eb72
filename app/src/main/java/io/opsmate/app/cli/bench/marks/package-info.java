/** The figures of {@code docs/benchmarks.md} about approvals and their trail, each a subcommand of {@code ./opsmate bench}. */
@NullMarked
package io.opsmate.app.cli.bench.marks;

import org.jspecify.annotations.NullMarked;

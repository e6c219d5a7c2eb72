/** {@code ./opsmate analyze}: the analysis engines on files; starts neither a server nor a database. */
@NullMarked
package io.opsmate.app.cli.analyze;

import org.jspecify.annotations.NullMarked;

/** {@code ./opsmate analyze} on files. */
@NullMarked
package io.opsmate.app.cli.analyze;

import org.jspecify.annotations.NullMarked;

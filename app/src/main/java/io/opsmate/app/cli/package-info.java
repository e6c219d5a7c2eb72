/** The command line. */
@NullMarked
package io.opsmate.app.cli;

import org.jspecify.annotations.NullMarked;

/** Asks a language model what it has to be able to answer, and scores it without another model. */
@NullMarked
package io.opsmate.app.cli.eval;

import org.jspecify.annotations.NullMarked;

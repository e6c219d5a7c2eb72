/** The one grammar of everything typed at OpsMate, made from what the skills declare. */
@NullMarked
package io.opsmate.commands.router;

import org.jspecify.annotations.NullMarked;

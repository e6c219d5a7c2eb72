/** Which addresses OpsMate answers to. */
@NullMarked
package io.opsmate.commands.edge.url;

import org.jspecify.annotations.NullMarked;

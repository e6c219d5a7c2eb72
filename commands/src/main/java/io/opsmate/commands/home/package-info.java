/** What a person sees on OpsMate's Home. */
@NullMarked
package io.opsmate.commands.home;

import org.jspecify.annotations.NullMarked;

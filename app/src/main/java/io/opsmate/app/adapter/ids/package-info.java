/** Where ids come from. */
@NullMarked
package io.opsmate.app.adapter.ids;

import org.jspecify.annotations.NullMarked;

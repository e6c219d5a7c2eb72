@NullMarked
package io.opsmate.app.adapter.cel;

import org.jspecify.annotations.NullMarked;

/** What tests that start processes of their own share. */
@NullMarked
package io.opsmate.app.child;

import org.jspecify.annotations.NullMarked;

/** Tests of the admin skill. */
@NullMarked
package io.opsmate.skills.admin;

import org.jspecify.annotations.NullMarked;

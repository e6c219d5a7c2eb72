/** The approval core under rules, races and crashes. */
@NullMarked
package io.opsmate.skills.approval;

import org.jspecify.annotations.NullMarked;

/** Rules as data: who must say yes to what, what an org allows at all, and how that is worked out. No I/O. */
@NullMarked
package io.opsmate.skills.approval.rules;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.opsmate.skills.approval.rules;

import org.jspecify.annotations.NullMarked;

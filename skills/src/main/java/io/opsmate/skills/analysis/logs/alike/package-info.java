/** Which templates are variants of each other. Pure: no framework, no input or output. */
@NullMarked
package io.opsmate.skills.analysis.logs.alike;

import org.jspecify.annotations.NullMarked;

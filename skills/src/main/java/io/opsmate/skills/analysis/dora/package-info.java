/** The four keys of software delivery. Pure: no framework, no input or output. */
@NullMarked
package io.opsmate.skills.analysis.dora;

import org.jspecify.annotations.NullMarked;

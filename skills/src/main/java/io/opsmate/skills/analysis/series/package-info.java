/** Takes series of numbers apart and finds what does not belong. Pure: no framework, no input or output. */
@NullMarked
package io.opsmate.skills.analysis.series;

import org.jspecify.annotations.NullMarked;

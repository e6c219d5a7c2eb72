/** What is new, gone, more or less in one period of logs against another. Pure: no framework, no input or output. */
@NullMarked
package io.opsmate.skills.analysis.logs.change;

import org.jspecify.annotations.NullMarked;

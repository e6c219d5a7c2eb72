/** What every cloud estate must keep to, the real one and those in memory. */
@NullMarked
package io.opsmate.skills.testkit.cloud;

import org.jspecify.annotations.NullMarked;

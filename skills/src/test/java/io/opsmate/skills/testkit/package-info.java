/** What tests are made of: ports in memory, fixtures with telling names, and the contracts every implementation keeps. */
@NullMarked
package io.opsmate.skills.testkit;

import org.jspecify.annotations.NullMarked;

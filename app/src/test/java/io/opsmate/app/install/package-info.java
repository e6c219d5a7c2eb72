@NullMarked
package io.opsmate.app.install;

import org.jspecify.annotations.NullMarked;

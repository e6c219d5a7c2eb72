@NullMarked
package io.opsmate.app.cli.bench;

import org.jspecify.annotations.NullMarked;

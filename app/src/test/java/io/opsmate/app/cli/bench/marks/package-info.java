@NullMarked
package io.opsmate.app.cli.bench.marks;

import org.jspecify.annotations.NullMarked;

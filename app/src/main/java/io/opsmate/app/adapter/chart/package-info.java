/** Charts as PNG, drawn by JFreeChart. */
@NullMarked
package io.opsmate.app.adapter.chart;

import org.jspecify.annotations.NullMarked;

/** The stream: how a page gets to watch executions live. */
@NullMarked
package dev.amplifier.functions.stream;

import org.jspecify.annotations.NullMarked;

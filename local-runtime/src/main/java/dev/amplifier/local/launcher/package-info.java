/**
 * Brings the whole playground up in one process: database, relay, function apps, task hub and page.
 *
 * <p>{@link dev.amplifier.local.launcher.Main} is what a shell starts, {@link dev.amplifier.local.launcher.Playground} what it starts; the
 * other classes answer one kind of request or keep one kind of setting.
 */
@NullMarked
package dev.amplifier.local.launcher;

import org.jspecify.annotations.NullMarked;

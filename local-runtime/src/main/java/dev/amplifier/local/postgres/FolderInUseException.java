package dev.amplifier.local.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** The data folder belongs to another process that runs right now. */
public final class FolderInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    FolderInUseException(Path folder) {
        super("the data folder " + folder
                + " is in use by another playground; stop that one, or name another folder with --data");
    }
}

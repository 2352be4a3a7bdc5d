package dev.amplifier.benchmarks.system;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads what a running playground takes, over its process's own management beans. */
final class ProcessGauge implements AutoCloseable {

    private static final double MEBIBYTE = 1 << 20;

    private final RunningPlayground playground;
    private final Path data;
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    /** Attaches to a playground. */
    @SuppressWarnings("BanJNDI") // the address comes from a process of our own and no name is looked up
    ProcessGauge(RunningPlayground playground, Path data) throws IOException {
        this.playground = playground;
        this.data = data;
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(playground.pid()));
            try {
                connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("the playground's process lets nobody look", e);
        }
        beans = connector.getMBeanServerConnection();
    }

    /**
     * What it takes now: resident memory with its garbage, then the heap.
     *
     * @param collected whether garbage is collected before the heap is looked at, so that it is what is really held
     */
    Usage read(boolean collected) throws IOException {
        List<Long> resident = playground.residentMebibytes();
        MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        if (collected) {
            memory.gc();
        }
        ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        return new Usage(
                resident.getFirst(),
                resident.getLast(),
                memory.getHeapMemoryUsage().getUsed() / MEBIBYTE,
                threads.getThreadCount(),
                playground.openFiles(),
                databaseBytes() / MEBIBYTE);
    }

    /** Files that the server removes meanwhile do not count. */
    private long databaseBytes() throws IOException {
        LongAdder bytes = new LongAdder();
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().contains("/base/")) {
                    bytes.add(attributes.size());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes.sum();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}

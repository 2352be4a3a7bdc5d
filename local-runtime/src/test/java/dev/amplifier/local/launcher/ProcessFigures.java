package dev.amplifier.local.launcher;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What a Java process holds at one moment.
 *
 * @param threads live platform threads
 * @param files open files, sockets among them
 * @param heapBytes heap after a garbage collection
 */
record ProcessFigures(int threads, long files, long heapBytes) {

    /** Asks a running process by its own management beans. */
    @SuppressWarnings("BanJNDI") // the address comes from a process of our own and no name is looked up
    static ProcessFigures of(ProcessHandle process) throws IOException, AttachNotSupportedException {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        String address;
        try {
            address = machine.startLocalManagementAgent();
        } finally {
            machine.detach();
        }
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                    beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            memory.gc();
            return new ProcessFigures(
                    ManagementFactory.newPlatformMXBeanProxy(
                                    beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class)
                            .getThreadCount(),
                    ManagementFactory.newPlatformMXBeanProxy(
                                    beans,
                                    ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME,
                                    UnixOperatingSystemMXBean.class)
                            .getOpenFileDescriptorCount(),
                    memory.getHeapMemoryUsage().getUsed());
        }
    }
}

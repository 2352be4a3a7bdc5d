package dev.amplifier.host.sandbox;

/**
 * The deeds in Bash.
 *
 * @param adviceOnWhatIsLacking what the sandbox says of a command that it does not have
 */
record BashDeeds(String adviceOnWhatIsLacking) implements SandboxContract.Deeds {

    @Override
    public String print(String word) {
        return "echo " + word;
    }

    @Override
    public String complain(String word, int exitCode) {
        return "echo " + word + " >&2; exit " + exitCode;
    }

    @Override
    public String printVariable(String name) {
        return "printf '%s\\n' \"$" + name + "\"";
    }

    @Override
    public String printAllVariables() {
        return "env";
    }

    @Override
    public String shout(String from, String to) {
        return "cat '" + from + "'; tr a-z A-Z < '" + from + "' > '" + to + "'";
    }

    @Override
    public String delete(String path) {
        return "rm '" + path + "'";
    }

    @Override
    public String write(String path, String text) {
        return "echo '" + text + "' > '" + path + "'";
    }

    @Override
    public String tryToRead(String path) {
        return "cat '" + path + "' 2>/dev/null; true";
    }

    @Override
    public String loop() {
        return "while true; do :; done";
    }

    @Override
    public String hoard() {
        return "x=aaaaaaaaaaaaaaaa; for i in $(seq 40); do x=\"$x$x\"; done; echo ${#x}";
    }

    @Override
    public String flood() {
        return "while true; do echo 0123456789012345678901234567890123456789; done";
    }

    @Override
    public String connect(int port) {
        return "(echo x > /dev/tcp/127.0.0.1/" + port + ") 2>/dev/null; curl -s -m 1 http://127.0.0.1:" + port
                + " 2>/dev/null; true";
    }

    @Override
    public String useWhatIsLacking() {
        return "frobnicate --now";
    }
}

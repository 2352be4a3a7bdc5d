package dev.amplifier.host.sandbox;

/** The deeds in JavaScript. */
record JavaScriptDeeds() implements SandboxContract.Deeds {

    @Override
    public String print(String word) {
        return "console.log('" + word + "')";
    }

    @Override
    public String complain(String word, int exitCode) {
        return "console.error('" + word + "'); exit(" + exitCode + ")";
    }

    @Override
    public String printVariable(String name) {
        return "console.log(process.env." + name + " ?? '')";
    }

    @Override
    public String printAllVariables() {
        return "console.log(process.env, Object.keys(globalThis))";
    }

    @Override
    public String shout(String from, String to) {
        return "const text = readFile('" + from + "'); console.log(text); await writeFile('" + to
                + "', text.toUpperCase())";
    }

    @Override
    public String delete(String path) {
        return "deleteFile('" + path + "')";
    }

    @Override
    public String write(String path, String text) {
        return "writeFile('" + path + "', '" + text + "')";
    }

    @Override
    public String tryToRead(String path) {
        return "try { console.log(readFile('" + path + "')) } catch (e) {}; try { console.log(std.loadFile('" + path
                + "')) } catch (e) {}";
    }

    @Override
    public String loop() {
        return "for (;;) {}";
    }

    @Override
    public String hoard() {
        return "const hoard = []; for (let i = 0; ; i++) hoard.push(new Uint8Array(1 << 20).fill(i))";
    }

    @Override
    public String flood() {
        return "for (;;) console.log('0123456789'.repeat(100))";
    }

    @Override
    public String connect(int port) {
        return "try { await fetch('http://127.0.0.1:" + port + "') } catch (e) {}";
    }

    @Override
    public String useWhatIsLacking() {
        return "require('fs')";
    }

    @Override
    public String adviceOnWhatIsLacking() {
        return "no modules, network or processes";
    }
}

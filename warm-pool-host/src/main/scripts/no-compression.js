function absent() { throw new Error("compression is not to be had in this sandbox"); }
export const gunzipSync = absent, gzipSync = absent, inflateSync = absent, deflateSync = absent, inflateRawSync = absent, constants = {};

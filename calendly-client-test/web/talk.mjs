// Holds the conversation of the TypeScript client with a server.
import { converse } from "./js/conversation.js";
import { withServer } from "./server.mjs";

await withServer({}, ({ base }) => converse(base));
console.log("conversation: everything held");

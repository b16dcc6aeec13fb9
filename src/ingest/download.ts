import {createHash} from "node:crypto";
import {mkdir, open, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {dirname} from "node:path";

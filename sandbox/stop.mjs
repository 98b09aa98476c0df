// Ends the sandbox at the end of the job, however that went.
const { STATE_pid: started } = process.env;
const pid = Number(started);
if (Number.isInteger(pid) && pid > 0) {
  try {
    process.kill(pid);
    console.log(`The sandbox, process ${pid}, was stopped.`);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
    console.log(`The sandbox, process ${pid}, had ended before.`);
  }
} else {
  console.log("The sandbox had not started.");
}

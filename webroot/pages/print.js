// The button that prints this page; without scripts it is not shown.
const button = document.getElementById("print");
button.hidden = false;
button.onclick = () => print();
